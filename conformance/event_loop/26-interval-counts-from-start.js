// An interval is re-armed from the start of its callback, and late calls are not made up for in bursts.
const busy = (ms) => { const until = Date.now() + ms; while (Date.now() < until); };
const start = Date.now();
let calls = 0;
const interval = setInterval(() => {
  if (++calls === 1) busy(100);
  if (calls === 4) {
    clearInterval(interval);
    const took = Date.now() - start;
    console.log(took >= 190 && took < 260);
  }
}, 40);
