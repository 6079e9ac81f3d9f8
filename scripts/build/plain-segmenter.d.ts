export class PlainSegmenter {
  constructor(locales?: string, options?: Intl.SegmenterOptions);
  segment(text: string): Pick<Intl.Segments, 'containing'> & Iterable<Intl.SegmentData>;
}
