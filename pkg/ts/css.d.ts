// Style sheets are text here; build.mjs makes them short.

declare module "*.css" {
  const css: string;
  export default css;
}
