// Registers <eco-verify>: the only file of the package with a side effect.

import { EcoVerifyElement } from "./element.js";

declare global {
  interface HTMLElementTagNameMap {
    "eco-verify": EcoVerifyElement;
  }
}

EcoVerifyElement.define();

export { EcoVerifyElement };
