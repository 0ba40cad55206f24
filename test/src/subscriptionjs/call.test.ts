import {expect} from '@open-wc/testing';
import {call} from '../../../src/subscriptionjs/call.ts';
import type {VendorError, VendorSuccess} from '../../../src/subscriptionjs/vendor.ts';
import {refusal, settled} from './fakes.ts';

describe('a call of SubscriptionJS', () => {
  it('answers with what success was called with', async () => {
    const answer = {OrderId: 'order'};
    expect(await call((success) => success(answer))).to.equal(answer);
  });

  it('answers nothing when success was called without anything', async () => {
    expect(await call((success) => success())).to.equal(undefined);
  });

  it('fails with one kind of error, whatever error was called with', async () => {
    for (const thrown of [{errorCode: ['InvalidIban']}, 'InvalidIban', {errorCode: 'invalidiban'}]) {
      const error = await refusal(call((_success, fail) => fail(thrown)));
      expect(error).to.include({code: 'InvalidIban', cause: thrown});
    }
  });

  it('fails when error is called without anything', async () => {
    expect((await refusal(call((_success, fail) => fail()))).code).to.equal('Unmapped');
  });

  it('fails when the script throws instead of calling back', async () => {
    const cause = new TypeError('payment is undefined');
    const error = await refusal(
      call(() => {
        throw cause;
      }),
    );
    expect(error).to.include({code: 'Unmapped', outcome: 'unknown', cause});
  });

  it('keeps its first answer when more of them come', async () => {
    let late: {success: VendorSuccess; error: VendorError} | undefined;
    const accepted = call((success, error) => {
      late = {success, error};
      success('first');
      success('second');
      error('InvalidIban');
    });
    expect(await accepted).to.equal('first');
    late!.error('InvalidIban');
    await settled();
    expect(await accepted).to.equal('first');

    const refused = call((success, error) => {
      error('InvalidIban');
      success('second');
      throw new Error('third');
    });
    expect((await refusal(refused)).code).to.equal('InvalidIban');
  });

  it('tells of a success that comes after an error, and of nothing else that comes late', async () => {
    const late: unknown[] = [];
    const onLate = (data: unknown) => void late.push(data);
    const refused = call((success, error) => {
      error('InvalidIban');
      error('InvalidBic');
      success('paid');
    }, onLate);
    expect((await refusal(refused)).code).to.equal('InvalidIban');
    expect(late).to.deep.equal(['paid']);
    await call((success, error) => {
      success('paid');
      success('paid again');
      error('InvalidIban');
    }, onLate);
    expect(late).to.deep.equal(['paid']);
  });

  it('waits for as long as it takes', async () => {
    let answer: VendorSuccess = () => undefined;
    const called = call((success) => {
      answer = success;
    });
    await settled();
    answer('late');
    expect(await called).to.equal('late');
  });
});
