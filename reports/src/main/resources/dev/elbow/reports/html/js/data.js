// The report's data. A row is a trial's place in the columns.

const report = JSON.parse(document.getElementById('report-data').textContent);
const rowCount = report.number.length;
const allRows = Array.from({ length: rowCount }, (_, row) => row);
const objective = report.metrics[report.objective.metric];
const standardErrors = new Map(report.metrics.map((metric) => [metric.id, metric.values]));
const curveOfRow = new Map(report.curves.map((curve) => [curve.row, curve]));
const rankOfRow = new Map(report.ranked.map((row, place) => [row, place + 1]));

function metricById(id) {
  return report.metrics.find((metric) => metric.id === id);
}

function errorsOf(metric) {
  return standardErrors.get(`${metric.id}_se`);
}

// Columns that only hold another column's standard errors are shown beside that column.
function isErrorColumn(metric) {
  return metric.id.endsWith('_se') && standardErrors.has(metric.id.slice(0, -3));
}

function withError(metric, row) {
  const text = formatMetric(metric.values[row], metric.unit);
  const error = errorsOf(metric)?.[row];
  return isNumber(error) && text !== ABSENT ? `${text} ± ${formatMetric(error, metric.unit)}` : text;
}

function axisTitle(metric) {
  const unit = unitSign(metric.unit);
  return unit ? `${metric.title} (${unit})` : metric.title;
}

function trialName(row) {
  return `Trial ${report.number[row]}`;
}

// What a tooltip says of a trial.
function trialFacts(row) {
  const facts = [[axisTitle(objective), withError(objective, row)]];
  for (const parameter of report.parameters) {
    if (parameter.values[row] !== null) facts.push([parameter.name, formatValue(parameter.values[row])]);
  }
  if (!report.feasible[row]) facts.push(['breaks', report.violated[row]]);
  return facts;
}
