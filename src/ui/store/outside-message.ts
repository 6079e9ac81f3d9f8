/** What became of something that the outside was asked for. */
export type OutsideNews =
  | { readonly kind: 'plan-written'; readonly path: string }
  | { readonly kind: 'plan-failed'; readonly reason: string }
  | { readonly kind: 'export-written'; readonly path: string; readonly handIn: string }
  | { readonly kind: 'export-failed'; readonly reason: string }
  | { readonly kind: 'qr-file-written'; readonly path: string }
  | { readonly kind: 'qr-file-failed'; readonly reason: string }
  | { readonly kind: 'editor-failed'; readonly reason: string };
