// A chart about the chosen trial. It gives way to a sentence where the trial has nothing for it.

function trialChart(id, { dataOf, options, empty }) {
  const container = byId(id);
  const note = element('p', { className: 'chart-empty', hidden: true });
  container.after(note);
  let started = false;
  const show = (row) => {
    const data = row === null ? undefined : dataOf(row);
    container.hidden = data === undefined;
    note.hidden = data !== undefined;
    note.textContent = `${empty} ${leftOut(row)}`;
    if (data === undefined || started) return;
    started = true; // not before it is in view: a hidden container has no size to draw in
    makeChart(id, (colour) => options(dataOf(chosenRow.get()) ?? data, colour), [chosenRow]);
  };
  chosenRow.listen(show);
  show(chosenRow.get());
}

// Only the best trials are on the page in such detail.
function leftOut(row) {
  const missing = row !== null && report.state.length > report.latents.length && !latentsOfRow.has(row);
  return missing && isNumber(report.verdict[row]) ? 'To keep the page small, it has this of the best trials only.' : '';
}

function barAxis(colour, name, data) {
  return {
    type: 'category', name, nameLocation: 'middle', nameGap: 30, nameTextStyle: { color: colour.muted }, data,
    axisTick: { show: false }, axisLine: { lineStyle: { color: colour.line } }, axisLabel: { color: colour.muted, hideOverlap: true },
  };
}

function chartTitle(colour, text) {
  return { text, textStyle: { color: colour.muted, fontSize: 12, fontWeight: 'normal' }, left: 0, top: 0 };
}
