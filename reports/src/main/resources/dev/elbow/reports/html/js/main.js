// Starts every part of the page.

startTheme();
startTrialsTable();
startHistory();
startRateDistortion();
startParallel();
startLearningCurves();
startChosenTrial();

document.querySelectorAll('[data-select-row]').forEach((button) => {
  button.addEventListener('click', () => chosenRow.set(Number(button.dataset.selectRow)));
});
document.documentElement.dataset.ready = 'true';
