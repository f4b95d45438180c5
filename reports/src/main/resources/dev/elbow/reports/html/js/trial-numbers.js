// Every number of the chosen trial, by what it speaks about.

function showNumbers(row) {
  const measured = report.metrics.filter((metric) => !isErrorColumn(metric) && isNumber(metric.values[row]));
  const blocks = report.groups
    .map((group) => ({ group, metrics: measured.filter((metric) => metric.group === group) }))
    .filter(({ metrics }) => metrics.length > 0)
    .map(({ group, metrics }) => element('div', {}, element('h3', {}, group), element('dl', { className: 'pairs' }, ...metrics.map((metric) => numberLine(metric, row)))));
  byId('chosen-numbers').replaceChildren(...blocks);
}

function numberLine(metric, row) {
  const value = element('dd', {}, metricText(metric, row));
  const small = (className, text) => text && value.append(' ', element('span', { className }, text));
  small('error', errorText(metric, row));
  small('unit', unitSign(metric.unit));
  return element('div', {}, element('dt', {}, metric.title), value);
}
