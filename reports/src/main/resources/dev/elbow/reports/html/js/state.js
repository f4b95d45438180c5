// What the parts of the page agree on: the chosen trial, the brushed trials, the trials that pass
// every filter. A part listens to what it shows and sets what it lets people change.

function observable(initial) {
  let current = initial;
  const listeners = [];
  return {
    get: () => current,
    set(next) {
      if (next === current) return;
      const previous = current;
      current = next;
      listeners.forEach((listener) => listener(next, previous));
    },
    listen: (listener) => listeners.push(listener),
  };
}

const chosenRow = observable(report.ranked[0] ?? allRows[0] ?? null);
const brushedRows = observable(null); // a Set of rows, or null without a brush
const shownRows = observable(null); // a Set of rows, or null if no filter hides any
const theme = observable('light');
