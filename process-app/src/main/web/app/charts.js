// Draws charts. The page carries <canvas data-chart="#id">, the id being that of a
// <script type="application/json"> element that holds a Chart.js configuration.
import Chart from 'chart.js/auto';

document.querySelectorAll('canvas[data-chart]').forEach((canvas) => {
  const config = JSON.parse(document.querySelector(canvas.dataset.chart).textContent);
  Chart.defaults.color = getComputedStyle(canvas).color;
  new Chart(canvas, config);
});
