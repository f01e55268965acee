namespace CloudBridge.CloudServer.Scratch.Accounts;

/// <summary>The outcome of a login.</summary>
internal enum LoginOutcome
{
    /// <summary>Name and password are right.</summary>
    Success,

    /// <summary>One of them is not.</summary>
    WrongPassword,

    /// <summary>The password was not even looked at: a CAPTCHA comes first.</summary>
    Captcha,

    /// <summary>The password is right, but the account is banned.</summary>
    Banned,
}
