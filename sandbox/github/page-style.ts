/** Light and dark, as the reader's system is. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
ul.issues { list-style: none; padding: 0; }
ul.issues li { padding: .6rem 0; border-bottom: 1px solid #8886; }
small { display: block; }
article { border: 1px solid #8888; border-radius: .4rem; padding: 0 1rem; margin: 1rem 0; overflow-wrap: anywhere; }
article header { font-weight: 600; padding: .5rem 0; border-bottom: 1px solid #8886; }
.label { border: 2px solid; border-radius: 1rem; padding: 0 .5rem; font-size: .85rem; }
.open { color: light-dark(#116329, #3fb950); }
.closed { color: light-dark(#6639ba, #b083f0); }
fieldset { border: 1px solid #8888; border-radius: .4rem; margin-top: 2rem; }
fieldset button { margin-bottom: .5rem; }
button[aria-pressed=true] { font-weight: 700; outline: 2px solid currentColor; }
form { display: grid; gap: .6rem; }
textarea { display: block; width: 100%; box-sizing: border-box; font: inherit; }
button { font: inherit; margin-right: .5rem; padding: .3rem .8rem; }
`;
