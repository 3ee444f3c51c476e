// Dates as people write them; in UTC wherever a form does not tell its zone.
const forms = ['Jan 1, 2020 UTC', '1 January 2020 10:00 GMT', '2020-01-01 10:00Z', '2020-01-01 10:00 +0200', '12/31/1999 11:59 PM UTC', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Thu Jan 01 1970 00:00:00 GMT+0100 (CET)', 'Sunday, 06-Nov-94 08:49:37 GMT', '6 Nov 1994 08:49:37 EST', '2020-01-01T00:00:00.123456789Z', '2020-06-15T12:00:00+0200', 'foo', '', 'Jan 32 2020', '13', '2020-13-01', 'January 1st, 2020', '10:00', 'Nov 6 1994 1 PM', '2020-01-01', '2019-02-29', '+020200-01-01', 'Jan 1 2020 (a comment) 10:00 Z'];
for (const form of forms) console.log(form, Date.parse(form));
const local = ['Jan 1, 2020', '2020/01/02', '1/2/70', '2020-01-01 10:00:30.5', 'March 7', '2020-1-1', 'Dec 25, 1995 1:30 pm', '8/24/2023, 3:45:00 PM'];
for (const form of local) { const d = new Date(form); console.log(form, d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds(), d.getMilliseconds()); }
console.log(/^\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4} \(.+\)$/.test(String(new Date(0))), /^\d\d:\d\d:\d\d GMT[+-]\d{4} \(.+\)$/.test(new Date(0).toTimeString()));
