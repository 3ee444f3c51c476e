const dayjs = require('dayjs');
dayjs.extend(require('dayjs/plugin/utc'));
dayjs.extend(require('dayjs/plugin/duration'));
dayjs.extend(require('dayjs/plugin/relativeTime'));
const day = dayjs.utc('2024-02-29T12:34:56.789Z');
console.log(day.format('YYYY-MM-DD HH:mm:ss.SSS dddd MMM'), day.add(1, 'year').format(), day.startOf('month').toISOString());
console.log(day.diff(dayjs.utc('2023-12-25'), 'day'), dayjs.duration(100, 'minutes').humanize(), day.isBefore('2025-01-01'), day.daysInMonth());
console.log(dayjs('nonsense').isValid(), day.to(dayjs.utc('2026-01-01')));
