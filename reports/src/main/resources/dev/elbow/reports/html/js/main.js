// Starts every part of the page.

startTheme();
startTrialsTable();
startTradeOff();
startHistory();
startRateDistortion();
startParallel();
startDependences();
startLearningCurves();
startChosenTrial();

document.querySelectorAll('[data-select-row]').forEach((button) => {
  button.addEventListener('click', () => chosenRow.set(Number(button.dataset.selectRow)));
});
document.documentElement.dataset.ready = 'true';
