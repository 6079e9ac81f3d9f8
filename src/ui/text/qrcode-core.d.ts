/** The part of `qrcode` that works out the squares; it leaves the PNG writer out of what a first screen loads. */
declare module 'qrcode/lib/core/qrcode.js' {
  import type { create as createFromMain } from 'qrcode';

  export const create: typeof createFromMain;
}
