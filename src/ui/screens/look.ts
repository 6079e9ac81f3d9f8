import type { Model } from '../store/model.js';
import type { Display } from '../text/display.js';
import type { Line } from '../text/spans.js';
import type { Pace } from './pace.js';
import { paceOf } from './pace.js';
import { screenView } from './screen-view.js';

/** How a model is drawn, and how often that changes with time alone. */
export interface Look {
  readonly view: (model: Model, display: Display) => readonly Line[];
  readonly pace: (model: Model) => Pace;
}

/** The lab as its learner sees it. */
export const LAB_LOOK: Look = { view: screenView, pace: paceOf };
