// A chart about the chosen trial. Its figure goes away while the trial has nothing for it.

const missingCharts = observable([]); // the titles of the figures that are away

function trialChart(id, { dataOf, options }) {
  const figure = byId(id).closest('figure');
  const title = figure.querySelector('h3').textContent;
  let started = false;
  const show = (row) => {
    const data = dataOf(row);
    figure.hidden = data === undefined;
    const others = missingCharts.get().filter((missing) => missing !== title);
    missingCharts.set(figure.hidden ? [...others, title] : others);
    if (figure.hidden || started) return;
    started = true; // not before it is in view: a hidden container has no size to draw in
    let last = data;
    makeChart(id, (colour) => options((last = dataOf(chosenRow.get()) ?? last), colour), [chosenRow]);
  };
  chosenRow.listen(show);
  show(chosenRow.get());
}

function startMissingCharts() {
  const note = byId('charts-missing');
  const show = (titles) => {
    const small = [...report.leftOut, ...report.mapsLeftOut].includes(chosenRow.get()) ? ' To keep the page small, it holds all charts of the best trials only.' : '';
    note.hidden = titles.length === 0;
    note.textContent = `No chart of this trial: ${titles.map((title) => title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())).join('; ')}.${small}`;
  };
  missingCharts.listen(show);
  show(missingCharts.get());
}

function barAxis(colour, name, data) {
  return {
    type: 'category', name, nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: colour.muted }, data,
    axisTick: { show: false }, axisLine: { onZero: false, lineStyle: { color: colour.line } }, axisLabel: { color: colour.muted, hideOverlap: true },
  };
}

function chartTitle(colour, text) {
  return { text, textStyle: { color: colour.muted, fontSize: 12, fontWeight: 'normal' }, left: 0, top: 0 };
}
