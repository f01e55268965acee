namespace CloudBridge.CloudServer.Scratch.Accounts;

/// <summary>The accounts by name, and how often a login to each has failed in a row.</summary>
internal sealed class AccountRegistry(IReadOnlyList<SimulatedAccount> accounts)
{
    private const int FirstId = 10_000_001;
    private readonly Lock _gate = new();
    private readonly int[] _failedTries = new int[accounts.Count];

    /// <summary>The account of that name, in any case; null when there is none.</summary>
    public SimulatedAccount? Find(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? null : accounts[index];
    }

    /// <summary>The number that the site knows an account by.</summary>
    public int IdOf(SimulatedAccount account) => FirstId + IndexOf(account.Name);

    /// <summary>Checks a name and a password, and counts the try.</summary>
    public LoginResult TryLogin(string name, string password)
    {
        var index = IndexOf(name);
        if (index < 0)
        {
            return new(LoginOutcome.WrongPassword, null, 1);
        }

        var account = accounts[index];
        lock (_gate)
        {
            if (account.CaptchaAfter <= _failedTries[index])
            {
                return new(LoginOutcome.Captcha, account, _failedTries[index]);
            }

            if (account.Password is null || account.Password != password)
            {
                return new(LoginOutcome.WrongPassword, account, ++_failedTries[index]);
            }

            _failedTries[index] = 0;
        }

        return new(account.IsBanned ? LoginOutcome.Banned : LoginOutcome.Success, account, 0);
    }

    public void ForgetTries(SimulatedAccount account)
    {
        lock (_gate)
        {
            _failedTries[IndexOf(account.Name)] = 0;
        }
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < accounts.Count; i++)
        {
            if (accounts[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
