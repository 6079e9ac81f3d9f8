/**
 * What a piece of text is, which the theme turns into a look. `aws` and `lab` are the two voices, `ok` is what was
 * achieved, `here` is where the learner is: the pane, and with `focus` the thing in it. `link` can be chosen.
 */
export type Role =
  | 'title'
  | 'strong'
  | 'code'
  | 'muted'
  | 'frame'
  | 'aws'
  | 'lab'
  | 'ok'
  | 'problem'
  | 'link'
  | 'here'
  | 'focus';
