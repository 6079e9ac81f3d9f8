import { describe, expect, it } from 'vitest';
import { passwordProblem } from '../../../src/sim/iam/password-policy.js';

const problem = (password: string) => passwordProblem(password, ['lab-x7k2q', 'Owner1@lab.example']);

describe('passwordProblem', () => {
  it.each([
    ['upper, lower and digit', 'Abcdefg1'],
    ['upper, lower and symbol', 'Abcdefg!'],
    ['upper, digit and symbol', 'ABCDEF1!'],
    ['lower, digit and symbol', 'abcdef1!'],
    ['128 characters', `Ab1${'x'.repeat(125)}`],
  ])('is none for %s', (_case, password) => {
    expect(problem(password)).toBeNull();
  });

  it.each([..."!@#$%^&*()_+-=[]{}|'"])('counts %s as a symbol', (symbol) => {
    expect(problem(`abcdef1${symbol}`)).toBeNull();
  });

  it.each([...' ~?/<>;:",.`\\é'])('does not count %j as a symbol', (character) => {
    expect(problem(`abcdef1${character}`)).not.toBeNull();
  });

  it('is the length for 7 characters', () => {
    expect(problem('Abcde1!')).toBe('Password should have a minimum length of 8');
  });

  it('names the kinds of which one more is needed', () => {
    expect(problem('abcdefg1')).toBe(
      'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one symbol',
    );
  });

  it('names the kinds of which two more are needed', () => {
    expect(problem('12345678')).toBe(
      'Password should meet 2 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one lowercase letter, Password should have at least one symbol',
    );
  });

  it('names all kinds when none is there', () => {
    expect(problem('éééééééé')).toBe(
      'Password should meet 3 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one lowercase letter, Password should have at least one number, Password should have at least one symbol',
    );
  });

  it.each(['lab-x7k2q', 'Owner1@lab.example'])('is the account itself for %s', (password) => {
    expect(problem(password)).toBe('Password should not be the account name or e-mail address');
  });
});
