// Times are written in UTC by the server; here they become the reader's own.
const formats = {
  both: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};
const language = document.documentElement.lang;

for (const element of document.querySelectorAll('time[data-form]')) {
  const at = new Date(element.dateTime);
  const form = formats[element.dataset.form] ?? formats.both;
  element.title = element.dateTime;
  element.textContent = new Intl.DateTimeFormat([navigator.language, language], form).format(at);
}
