import type { Element } from '../../console/pages/elements.js';
import { focusOn } from '../../store/drafts.js';
import type { Model } from '../../store/model.js';
import { openLesson } from '../../store/open-lesson.js';
import { choiceGroups, elements } from '../../store/screen-elements.js';

/**
 * Tab walks through everything that can be chosen, round and round. To a list of choices it comes once, and in a task that is
 * solved to the way on, which is on no page.
 */
export function moveFocus(model: Model, by: 1 | -1): Model {
  const groups = choiceGroups(model);
  const stops = elements(model).filter((element) => {
    const group = groupOf(groups, element.id);
    return group === undefined || stopOf(group, model.focus)?.id === element.id;
  });
  if (stops.length === 0) return model;
  const isSolved = openLesson(model)?.session.isSolved === true;
  const ids = [...(isSolved ? [null] : []), ...stops.map(({ id }) => id)];
  const next = ids[(ids.indexOf(model.focus) + by + ids.length) % ids.length] ?? null;
  return next === null ? { ...model, focus: null, isTyping: false } : focusOn(model, next);
}

/** The arrows. In a list they walk up and down, and to the list beside it; elsewhere they do what Tab does. */
export function moveByArrow(model: Model, arrow: 'up' | 'down' | 'left' | 'right'): Model {
  const groups = choiceGroups(model);
  const group = groupOf(groups, model.focus);
  const by = arrow === 'down' || arrow === 'right' ? 1 : -1;
  if (group === undefined) return moveFocus(model, by);
  const row = group.findIndex(({ id }) => id === model.focus);
  const isBeside = arrow === 'left' || arrow === 'right';
  const next = isBeside ? groups[groups.indexOf(group) + by]?.[row] : group[row + by];
  if (next !== undefined) return focusOn(model, next.id);
  return isBeside ? model : leaveLists(model, groups.flat(), by);
}

/** Below the last row, and above the first one, the lists end, all of them. */
function leaveLists(model: Model, listed: readonly Element[], by: 1 | -1): Model {
  const all = elements(model);
  const edge = listed.at(by === 1 ? -1 : 0);
  const here = all.findIndex(({ id }) => id === edge?.id);
  const next = all[(here + by + all.length) % all.length];
  return next === undefined ? model : focusOn(model, next.id);
}

/** Whether two things are in one list, where the arrows lead from one to the other. */
export function areInOneList(model: Model, one: string | null, other: string): boolean {
  const group = groupOf(choiceGroups(model), other);
  return group?.some(({ id }) => id === one) === true;
}

function groupOf(groups: readonly (readonly Element[])[], id: string | null): readonly Element[] | undefined {
  return groups.find((group) => group.some((element) => element.id === id));
}

/** Where Tab comes to a list: where it is already, else what is chosen, else its beginning. */
function stopOf(group: readonly Element[], focus: string | null): Element | undefined {
  return (
    group.find(({ id }) => id === focus) ??
    group.find((element) => element.kind === 'choice' && element.isChosen === true) ??
    group[0]
  );
}
