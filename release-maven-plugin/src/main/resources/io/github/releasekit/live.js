'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const steps = byId('steps');
  const rows = new Map();

  const cells = (row, texts) => {
    row.replaceChildren(...texts.map((text) => {
      const cell = document.createElement('td');
      cell.textContent = text;
      return cell;
    }));
  };

  const show = (step) => {
    let row = rows.get(step.step);
    if (!row) {
      row = document.createElement('tr');
      rows.set(step.step, row);
      steps.append(row);
    }
    const outcome = step.detail ? `${step.outcome}: ${step.detail}` : step.outcome;
    const seconds = step.outcome === 'begun' ? '' : step.seconds.toFixed(1);
    cells(row, [step.step, new Date(step.at).toLocaleTimeString(), seconds, outcome]);
    row.className = step.outcome;
    byId('state').textContent = step.outcome === 'begun'
      ? `${step.step} goes on.` : `${step.step}: ${outcome}.`;
  };

  const begin = (title, state) => {
    rows.clear();
    steps.replaceChildren();
    byId('release').textContent = title;
    byId('state').textContent = state;
  };

  const source = new EventSource('/api/v1/live');
  source.addEventListener('release', (event) => {
    const release = JSON.parse(event.data);
    begin(`${release.component} ${release.version}`.trim(), `Begun ${new Date(release.startedAt).toLocaleString()}.`);
  });
  source.addEventListener('step', (event) => show(JSON.parse(event.data)));
  source.addEventListener('idle', () => begin('No release', 'No release is going on in this clone.'));
  source.addEventListener('error', () => {
    byId('state').textContent = source.readyState === EventSource.CLOSED
      ? 'The server does not answer; load the page again.' : 'Connecting again…';
  });
})();
