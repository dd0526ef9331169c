// npm run lint   checks models, decision tables and forms without a browser
import { lintDecisions } from './lint/decisions.mjs';
import { lintForms } from './lint/forms.mjs';
import { lintModels } from './lint/models.mjs';

const problems = [...(await lintModels()), ...(await lintDecisions()), ...lintForms()];
problems.forEach((problem) => console.error(problem));
console.log(problems.length ? `${problems.length} problems in models and forms` : 'models and forms: no problems');
process.exitCode = problems.length ? 1 : 0;
