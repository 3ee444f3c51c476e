// Formats, sums, durations, parsing.
const moment = require('moment');
moment.suppressDeprecationWarnings = true;
const m = moment.utc('2020-02-29T12:34:56Z');
console.log(
  m.format('dddd, MMMM Do YYYY, h:mm:ss a Z'),
  m.add(1, 'year').format(),
  m.diff(moment.utc('2020-01-01'), 'days'),
  moment.duration(3661, 's').humanize(),
  m.isLeapYear(),
  moment.utc('13/02/2021', 'DD/MM/YYYY').toISOString(),
  m.startOf('week').toISOString(),
  moment.utc(0).calendar(moment.utc(86400000)),
);
