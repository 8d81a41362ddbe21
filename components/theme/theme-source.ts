/** Runs before the first paint. Without a stored choice the attribute is left out and the system preference applies. */
export const themeSource = `try{var t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`;
