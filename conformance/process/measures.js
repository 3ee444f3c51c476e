// Clocks, memory and processor time: types, order and errors.
const isWhole = (object) => Object.values(object).every((n) => Number.isInteger(n) && n >= 0);
const first = process.hrtime();
const second = process.hrtime(first);
console.log(first.length, second[0] >= 0, typeof process.hrtime.bigint(), process.uptime() > 0);
console.log(Object.keys(process.memoryUsage()).join(), isWhole(process.memoryUsage()), process.memoryUsage.rss() > 1000000);
console.log(Object.keys(process.cpuUsage()).join(), isWhole(process.cpuUsage(process.cpuUsage())), Object.keys(process.threadCpuUsage()).join());
console.log(Object.keys(process.resourceUsage()).join());
console.log(process.availableMemory() > 0, process.constrainedMemory() >= 0, Array.isArray(process.getActiveResourcesInfo()));
const timer = setTimeout(() => {}, 10000);
console.log(process.getActiveResourcesInfo());
clearTimeout(timer);
for (const [name, arg] of [['hrtime', 1], ['hrtime', [1]], ['cpuUsage', 1], ['cpuUsage', { user: -1, system: 2 }], ['cpuUsage', { user: 'x' }]]) {
  try {
    process[name](arg);
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}
