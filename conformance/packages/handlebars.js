const Handlebars = require('handlebars');
Handlebars.registerHelper('loud', (text) => text.toUpperCase());
Handlebars.registerPartial('item', '<li>{{name}}{{#if last}}.{{/if}}</li>');
const template = Handlebars.compile('<h1>{{loud title}}</h1><ul>{{#each items}}{{> item last=@last}}{{else}}none{{/each}}</ul>{{{raw}}} {{escaped}}');
console.log(template({ title: 'list', items: [{ name: 'a' }, { name: 'b' }], raw: '<i>', escaped: '<i>' }));
console.log(template({ title: 'empty', items: [] }));
try {
  Handlebars.compile('{{#if}}')({});
} catch (error) {
  console.log(error.message);
}
