import {expect} from '@open-wc/testing';
import {createLatest} from '../../src/latest.ts';
import type {Latest, LatestOptions} from '../../src/latest.ts';
import {createFakeClock, settle} from '../support/fake-clock.ts';
import type {FakeClock} from '../support/fake-clock.ts';

interface Asked {
  readonly question: string;
  answer(text?: string): Promise<void>;
  fail(): Promise<void>;
  /** After it has failed. */
  late(): Promise<void>;
}

interface Desk extends Latest<string> {
  readonly clock: FakeClock;
  readonly asked: Asked[];
  /** What the asker was told, in order. */
  readonly told: string[];
}

function openDesk(options: Partial<LatestOptions<string, string>> = {}): Desk {
  const clock = createFakeClock();
  const asked: Asked[] = [];
  const told: string[] = [];
  const latest = createLatest<string, string>({
    ask: (question, onLate) =>
      new Promise((resolve, reject) => {
        asked.push({
          question,
          answer(text = `answer to ${question}`) {
            resolve(text);
            return settle();
          },
          fail() {
            reject(new Error(`no answer to ${question}`));
            return settle();
          },
          late() {
            onLate(`answer to ${question}`);
            return settle();
          },
        });
      }),
    keyOf: (question) => question,
    clock,
    onPending: (question) => told.push(`pending ${question}`),
    onAnswer: (answer) => told.push(answer),
    onFailure: (_error, question) => told.push(`failed ${question}`),
    ...options,
  });
  return Object.assign(latest, {clock, asked, told});
}

const questions = (desk: Desk) => desk.asked.map(({question}) => question);

describe('the latest question', () => {
  it('goes out at once when it is the first, typed or not', () => {
    const desk = openDesk();
    desk.want('a', {typing: true});
    expect(questions(desk)).to.deep.equal(['a']);
  });

  it('is not asked twice while nothing changes', async () => {
    const desk = openDesk();
    desk.want('a');
    desk.want('a');
    await desk.asked[0]!.answer();
    desk.want('a');
    expect(questions(desk)).to.deep.equal(['a']);
    expect(desk.told).to.deep.equal(['pending a', 'answer to a']);
  });

  it('waits while another is in flight, and only the newest of those that wait is asked', async () => {
    const desk = openDesk();
    for (const question of ['a', 'b', 'c', 'd']) desk.want(question);
    expect(questions(desk)).to.deep.equal(['a']);
    await desk.asked[0]!.answer();
    expect(questions(desk)).to.deep.equal(['a', 'd']);
    await desk.asked[1]!.answer();
    expect(desk.told.filter((text) => text.startsWith('answer'))).to.deep.equal(['answer to d']);
  });

  it('wins over an older one that is answered later', async () => {
    const desk = openDesk({timeLimit: 1000});
    desk.want('a');
    await desk.clock.advance(1000);
    desk.want('b');
    await desk.asked[1]!.answer();
    await desk.asked[0]!.answer();
    expect(desk.told.at(-1)).to.equal('answer to b');
  });

  it('is told of an answer that was asked for and came back to', async () => {
    const desk = openDesk();
    desk.want('a');
    desk.want('b');
    desk.want('a');
    await desk.asked[0]!.answer();
    expect(desk.told.at(-1)).to.equal('answer to a');
    expect(questions(desk)).to.deep.equal(['a']);
  });

  it('waits 250 ms for a pause in typing', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.asked[0]!.answer();
    desk.want('ab', {typing: true});
    await desk.clock.advance(249);
    expect(questions(desk)).to.deep.equal(['a']);
    await desk.clock.advance(1);
    expect(questions(desk)).to.deep.equal(['a', 'ab']);
  });

  it('does not wait after a click', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.asked[0]!.answer();
    desk.want('b');
    expect(questions(desk)).to.deep.equal(['a', 'b']);
  });

  it('is sent by a click that follows the typing', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.asked[0]!.answer();
    desk.want('ab', {typing: true});
    desk.want('ab');
    expect(questions(desk)).to.deep.equal(['a', 'ab']);
    await desk.clock.advance(1000);
    expect(questions(desk)).to.have.length(2);
  });

  it('causes at most two requests for 100 keystrokes in three seconds', async () => {
    const desk = openDesk();
    for (let stroke = 1; stroke <= 100; stroke++) {
      desk.want('x'.repeat(stroke), {typing: true});
      await desk.clock.advance(30);
    }
    await desk.asked[0]!.answer();
    await desk.clock.advance(3000);
    expect(desk.asked).to.have.length(2);
    expect(desk.asked[1]!.question).to.equal('x'.repeat(100));
  });

  it('is answered from memory for five minutes', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.asked[0]!.answer();
    desk.want('b');
    await desk.asked[1]!.answer();
    await desk.clock.advance(299_000);
    desk.want('a');
    expect(desk.told.at(-1)).to.equal('answer to a');
    expect(desk.asked).to.have.length(2);
    desk.want('b');
    await desk.clock.advance(1000);
    desk.want('a');
    expect(desk.told.at(-1)).to.equal('pending a');
    expect(questions(desk)).to.deep.equal(['a', 'b', 'a']);
  });

  it('is forgotten when more questions were answered than are remembered', async () => {
    const desk = openDesk({cacheEntries: 2});
    for (const question of ['a', 'b', 'c']) {
      desk.want(question);
      await desk.asked.at(-1)!.answer();
    }
    desk.want('b');
    expect(desk.asked).to.have.length(3);
    desk.want('a');
    expect(questions(desk)).to.deep.equal(['a', 'b', 'c', 'a']);
  });

  it('fails after the time limit, and a later answer is still used', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.clock.advance(15_000);
    expect(desk.told.at(-1)).to.equal('failed a');
    await desk.asked[0]!.answer();
    expect(desk.told.at(-1)).to.equal('answer to a');
  });

  it('can be asked again after a failure', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.asked[0]!.fail();
    desk.again();
    expect(desk.told).to.deep.equal(['pending a', 'failed a', 'pending a']);
    await desk.asked[1]!.answer();
    expect(desk.told.at(-1)).to.equal('answer to a');
  });

  it('fails like any other when asking throws', async () => {
    const desk = openDesk({
      ask() {
        throw new TypeError('undefined is not a function');
      },
    });
    desk.want('a');
    await settle();
    desk.want('b');
    await settle();
    expect(desk.told).to.deep.equal(['pending a', 'failed a', 'pending b', 'failed b']);
  });

  it('has not failed while its repetition is under way', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.clock.advance(15_000);
    desk.again();
    await desk.asked[0]!.fail();
    expect(desk.told.at(-1)).to.equal('pending a');
    await desk.asked[1]!.answer();
    expect(desk.told.at(-1)).to.equal('answer to a');
  });

  it('counts an answer that comes after its failure, and remembers it', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.asked[0]!.fail();
    await desk.asked[0]!.late();
    expect(desk.told).to.deep.equal(['pending a', 'failed a', 'answer to a']);
    desk.want('b');
    await desk.asked[1]!.fail();
    desk.want('a');
    await desk.asked[1]!.late();
    expect(desk.told.slice(3)).to.deep.equal(['pending b', 'failed b', 'answer to a']);
    expect(questions(desk)).to.deep.equal(['a', 'b']);
  });

  it('is not disturbed by an answer that comes after a failure and after its repetition’s', async () => {
    const desk = openDesk();
    desk.want('a');
    await desk.asked[0]!.fail();
    desk.again();
    await desk.asked[1]!.answer('newer');
    await desk.asked[0]!.late();
    expect(desk.told.at(-1)).to.equal('newer');
  });

  it('is not disturbed by a failure of an older question', async () => {
    const desk = openDesk();
    desk.want('a');
    desk.want('b');
    await desk.asked[0]!.fail();
    expect(desk.told).to.deep.equal(['pending a', 'pending b']);
    expect(questions(desk)).to.deep.equal(['a', 'b']);
  });

  it('says nothing after it was disposed of', async () => {
    const desk = openDesk();
    desk.want('a');
    desk.want('b', {typing: true});
    desk.dispose();
    await desk.asked[0]!.answer();
    await desk.clock.advance(20_000);
    expect(desk.told).to.deep.equal(['pending a', 'pending b']);
    expect(desk.asked).to.have.length(1);
  });
});
