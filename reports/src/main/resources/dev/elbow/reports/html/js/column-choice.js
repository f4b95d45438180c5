// Which metrics the table of trials shows: the headlines at first, any other on request.

function startColumnChoice(table) {
  const choosable = report.metrics
    .map((metric, place) => ({ metric, field: `m${place}` }))
    .filter(({ metric }) => metric !== objective && !isErrorColumn(metric) && metric.values.some(isNumber));
  if (choosable.length === 0) return;
  byId('more-columns').hidden = false;
  for (const group of report.groups) {
    const boxes = choosable.filter(({ metric }) => metric.group === group).map(({ metric, field }) => columnBox(table, metric, field));
    if (boxes.length > 0) byId('column-choice').append(element('fieldset', {}, element('legend', {}, group), ...boxes));
  }
}

function columnBox(table, metric, field) {
  const box = element('input', { type: 'checkbox', checked: metric.headline, name: field });
  box.addEventListener('change', () => {
    if (box.checked) {
      table.showColumn(field);
      return;
    }
    table.setHeaderFilterValue(field, ''); // a filter nobody sees would hide trials
    table.hideColumn(field);
  });
  return element('label', {}, box, ` ${metric.title}`);
}
