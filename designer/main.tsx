import './ui/tokens.css'
import './ui/base.css'
import './ui/tiers.css'
import './ui/plot.css'
import './views/shell.css'
import { render } from 'solid-js/web'
import { language, setLanguage } from './model/preferences.ts'
import { App } from './views/App.tsx'

await setLanguage(language())
const root = document.getElementById('app')
if (!root) throw new Error('index.html has no element #app')
render(() => <App />, root)
