// A text -> a QR code as SVG, loaded when somebody wants to see one.

import encodeQR from "qr";
import { shape } from "./dom.js";

/** Black on white with a quiet zone, whatever the page's colours: cameras want it so. */
export function qr(text: string, label: string): SVGElement {
  const data = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const size = data.length;
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  const svg = shape("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, part: "qr", "shape-rendering": "crispEdges" });
  svg.append(shape("path", { d: `M0 0h${size}v${size}h-${size}z`, fill: "#fff" }), shape("path", { d: path, fill: "#000" }));
  return svg;
}
