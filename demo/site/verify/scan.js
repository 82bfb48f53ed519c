// A picture, or what a camera sees -> the text of a QR code. The browser's own reader first, else a library.

import { qrRead } from "./package.js";

/** Pixels on the longer side: enough for a page that was photographed whole. */
const SIDE = 1600;
const PACE_MS = 200;
/** Milliseconds that the library may try harder: a picture is looked at once, a camera again and again. */
const EFFORT_MS = { picture: 1000, camera: 15 };

/** The text of a QR code in it, or undefined. `source`: an ImageBitmap or a video. */
async function look(source, width, height, timeLimit) {
  if (globalThis.BarcodeDetector && (await BarcodeDetector.getSupportedFormats().catch(() => [])).includes("qr_code")) {
    const [found] = await new BarcodeDetector({ formats: ["qr_code"] }).detect(source).catch(() => []);
    if (found) return found.rawValue;
  }
  const { decodeQR } = await qrRead();
  for (const side of [SIDE, SIDE / 2]) {
    const scale = Math.min(1, side / Math.max(width, height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(width * scale), height: Math.round(height * scale) });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height), { timeLimit });
    } catch {
      // None at this size.
    }
  }
  return undefined;
}

/** The QR code in a picture; undefined when there is none. Rejects for what is no picture. */
export async function fromPicture(file) {
  const image = await createImageBitmap(file);
  try {
    return await look(image, image.width, image.height, EFFORT_MS.picture);
  } finally {
    image.close();
  }
}

/** Looks through the camera until a code is seen or `signal` says stop; `video` shows what it sees. */
export async function fromCamera(video, signal) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const found = video.videoWidth > 0 && (await look(video, video.videoWidth, video.videoHeight, EFFORT_MS.camera));
      if (found) return found;
      await new Promise((next) => setTimeout(next, PACE_MS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
