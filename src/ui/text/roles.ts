/**
 * What a piece of text is, which the theme turns into a look. `aws` and `lab` are the two voices, `ok` is what was
 * achieved, `here` is where the learner is: the pane, and with `focus` the thing in it and `mark` what stands in front of it. `link` can be chosen. `private` and
 * `stranger` are windows of another kind. What follows has a ground of its own: the header with its dots, the address of
 * a page, what can be pressed or filled in, each with its brackets (`…-edge`), the time that is left, and the line of a list
 * that is chosen (`row`).
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
  | 'focus'
  | 'mark'
  | 'private'
  | 'stranger'
  | 'header'
  | 'header-strong'
  | 'header-done'
  | 'header-here'
  | 'header-open'
  | 'address'
  | 'address-private'
  | 'chip'
  | 'primary'
  | 'field'
  | 'digits'
  | 'chip-edge'
  | 'primary-edge'
  | 'field-edge'
  | 'focus-edge'
  | 'bar-ok'
  | 'bar-soon'
  | 'bar-now'
  | 'bar-words'
  | 'row'
  | 'row-strong'
  | 'row-muted'
  | 'row-here'
  | 'row-ok';
