// How an entry is written: as a property, as an item of an array, as a property among items.
const kProperty = 0;
const kItem = 1;
const kArrayExtra = 2;

module.exports = { kArrayExtra, kItem, kProperty };
