import { App, Chart } from 'cdk8s';
import { Findings } from 'cdk8s-asm-gateway';

const app = new App();
const chart = new Chart(app, 'mesh');
Findings.acknowledge(chart, 'ASMG0102', 'we like another namespace');
app.synth();
