// find a place and put each county's rows in another order; the page is whole without
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
const tools = document.querySelector('.tools')
const [search, order, shown] = ['search', 'order', 'shown'].map(id => document.getElementById(id))
const counties = [...document.querySelectorAll('.county')].map(section => ({
  section,
  name: plain(section.querySelector('h2').textContent),
  entry: document.querySelector(`.contents a[href="#${section.querySelector('h2').id}"]`).parentElement,
  body: section.querySelector('tbody'),
  rows: [...section.querySelectorAll('tbody tr')].map(row => ({
    row,
    name: plain(row.querySelector('th').textContent)
  }))
}))
const all = counties.flatMap(county => county.rows).length

const find = () => {
  const asked = plain(search.value.trim())
  let count = 0
  for (const county of counties) {
    const whole = county.name.includes(asked)
    for (const one of county.rows) one.row.hidden = !whole && !one.name.includes(asked)
    const here = county.rows.filter(one => !one.row.hidden).length
    county.section.hidden = county.entry.hidden = here === 0
    count += here
  }
  shown.textContent = asked && tools.dataset.shown.replace('{shown}', count).replace('{all}', all)
}

const sort = () => {
  const value = ({row}) => Number(row.querySelector(`.${order.value}`)?.dataset.value ?? -Infinity)
  for (const {body, rows} of counties) {
    const sorted = order.value === 'name' ? rows : rows.toSorted((a, b) => value(b) - value(a))
    body.append(...sorted.map(one => one.row))
  }
}

search.addEventListener('input', find)
order.addEventListener('change', sort)
tools.hidden = false
