namespace ClientCertAnalyzers.Engines.Identity;

/// <summary>Who has checked the chain of a certificate before code compares it.</summary>
internal enum Trust
{
    /// <summary>Nothing is to be seen of that.</summary>
    Unknown,

    /// <summary>Nobody: certificates that anybody made come here.</summary>
    Unchecked,

    /// <summary>The server, against whatever roots the machine trusts.</summary>
    Machine,

    /// <summary>This code, or what calls it.</summary>
    Checked,
}
