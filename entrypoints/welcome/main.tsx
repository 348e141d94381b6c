import { render } from 'preact';
import '../../components/styles/welcome.css';
import { App } from './App';

render(<App />, document.getElementById('app') as HTMLElement);
