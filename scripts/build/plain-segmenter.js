/**
 * Stands in for `Intl.Segmenter` in the bundle. Ink and its helpers make three of them, and the first use of one loads
 * ICU's rules for 8 ms before the first frame, although each character of the lab's own screens is one grapheme.
 */

/**
 * ASCII with escape sequences, Latin letters, punctuation, arrows, box drawing and blocks: none of them joins its
 * neighbour. Not CR (it joins LF), not the soft hyphen or joiners, no combining marks, nothing that needs surrogates.
 */
const ONE_BY_ONE = new RegExp(
  `^[${['\\0-\\x0C\\x0E-\\x7E', '\\xA0-\\xAC\\xAE-\\u02FF', '\\u2010-\\u2027\\u2030-\\u205E\\u2190-\\u21FF\\u2500-\\u25FC'].join('')}]*$`,
);

const { Segmenter } = globalThis.Intl;

export class PlainSegmenter {
  #options;
  #real;

  constructor(...options) {
    this.#options = options;
  }

  segment(text) {
    if (ONE_BY_ONE.test(text)) return new OneByOne(text);
    this.#real ??= new Segmenter(...this.#options);
    return this.#real.segment(text);
  }
}

/** The part of `Intl.Segments` that the packages use: they iterate, and ask what is at an index. */
class OneByOne {
  #text;

  constructor(text) {
    this.#text = text;
  }

  containing(index = 0) {
    return index >= 0 && index < this.#text.length ? this.#at(index) : undefined;
  }

  *[Symbol.iterator]() {
    for (let index = 0; index < this.#text.length; index += 1) yield this.#at(index);
  }

  #at(index) {
    return { segment: this.#text[index], index, input: this.#text };
  }
}
