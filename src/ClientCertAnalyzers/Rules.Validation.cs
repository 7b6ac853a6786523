using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor MTLS3001ClientValidationDisabled = Create(
        id: "MTLS3001",
        title: "Client certificate validation disabled on the server",
        messageFormat: "{0} accepts every client certificate, so a client gets in with one it made itself; remove it, or accept only 'SslPolicyErrors.None'{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Without a callback the server checks the chain. A callback that accepts everything leaves mutual TLS without authentication.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3002ServerValidationDisabled = Create(
        id: "MTLS3002",
        title: "Server certificate validation disabled in a client",
        messageFormat: "{0} accepts every server certificate, so anyone on the network path can pose as the server and read the traffic; remove it, or accept only 'SslPolicyErrors.None'{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A client that accepts every certificate talks to whoever answers. A client certificate that it sends authenticates it to the attacker.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3003CallbackIgnoresErrors = Create(
        id: "MTLS3003",
        title: "Certificate validation callback ignores SslPolicyErrors",
        messageFormat: "{0} decides without looking at the validation errors, so a forged certificate passes whatever else it checks; accept only when the errors are 'SslPolicyErrors.None'{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "Dates, names and subjects can be written into a forged certificate. Only the validation errors, an own chain or a full pin tell whether it is genuine.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3004CallbackAcceptsErrors = Create(
        id: "MTLS3004",
        title: "Certificate validation callback accepts chain or name errors",
        messageFormat: "{0} accepts {1}, so {2}; accept only 'SslPolicyErrors.None'{3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A callback that is satisfied although an error flag is set accepts certificates that anyone can make.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3005CallbackDropsNameMismatch = Create(
        id: "MTLS3005",
        title: "Client validation callback drops the host-name mismatch",
        messageFormat: "{0} checks the chain but not 'RemoteCertificateNameMismatch', so any certificate of that CA, even a client's, can pose as this server; reject every error other than 'RemoteCertificateChainErrors' first{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "X509Chain.Build proves who issued a certificate, not which host it belongs to. The host name is only in SslPolicyErrors.",
        cwe: "297");

    public static readonly DiagnosticDescriptor MTLS3006BuildResultIgnored = Create(
        id: "MTLS3006",
        title: "Result of Build or Verify is ignored",
        messageFormat: "'{0}' returns false for a bad certificate and throws nothing, so this check has no effect; use what it returns",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "X509Chain.Build and X509Certificate2.Verify answer with a bool. Code that drops it goes on with every certificate.",
        cwe: "252");

    public static readonly DiagnosticDescriptor MTLS3008UnknownAuthorityAllowed = Create(
        id: "MTLS3008",
        title: "Chain accepts certificates of unknown authorities",
        messageFormat: "'{0}' lets {1} succeed for a certificate of any CA, also one that an attacker has made, and nothing compares the root; trust your CA with 'CustomRootTrust' and 'CustomTrustStore' instead",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "AllowUnknownCertificateAuthority ignores an untrusted root and a chain that does not end in a root at all. What is in ExtraStore is not trusted by that.",
        cwe: "296");

    public static readonly DiagnosticDescriptor MTLS3009CustomRootCancelled = Create(
        id: "MTLS3009",
        title: "AllowUnknownCertificateAuthority cancels the custom root",
        messageFormat: "'{0}' lets {1} succeed for a certificate of any CA, so 'CustomRootTrust' and what is in 'CustomTrustStore' no longer count; remove 'AllowUnknownCertificateAuthority'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A chain policy that trusts only its own roots and allows unknown authorities as well trusts everybody.",
        cwe: "296");

    public static readonly DiagnosticDescriptor MTLS3010CustomStoreInSystemMode = Create(
        id: "MTLS3010",
        title: "CustomTrustStore is filled in trust mode System",
        messageFormat: "'CustomTrustStore' is filled while '{0}' is 'System', so {1}; set '{0}' to 'CustomRootTrust'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        description: "A chain policy refuses roots of its own as long as it is told to trust those of the system, which is the default.",
        cwe: "1188",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS3011ExtraStoreIsNoTrust = Create(
        id: "MTLS3011",
        title: "ExtraStore is taken for trust",
        messageFormat: "'ExtraStore' only helps to find issuers: if '{0}' is the root, 'Build' returns false for every certificate that it has issued; trust it with 'CustomRootTrust' and 'CustomTrustStore'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Certificates in ExtraStore complete a chain. In trust mode System only the roots of the machine are trusted, whatever ExtraStore holds.",
        cwe: "296",
        isSecurity: false);

    public static readonly DiagnosticDescriptor MTLS3013ClientUsageNotAsked = Create(
        id: "MTLS3013",
        title: "Chain of a client certificate does not ask for client usage",
        messageFormat: "{0} builds a chain of its own without the usage 'client authentication', so a server certificate of the same CA gets in as a client; add '1.3.6.1.5.5.7.3.2' to 'ApplicationPolicy'{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "TLS asks a client certificate for the extended key usage client authentication. A new X509Chain asks for nothing.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3014RevocationOff = Create(
        id: "MTLS3014",
        title: "Chain is built without a check for revocation",
        messageFormat: "With 'NoCheck' a certificate that its CA has revoked passes until it expires; use 'Online' where the CA publishes its revocations",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "CAs that the machine trusts publish their revocations. A private CA often does not, and then NoCheck is the only mode that works.",
        cwe: "299");

    public static readonly DiagnosticDescriptor MTLS3015RevocationOffline = Create(
        id: "MTLS3015",
        title: "Revocation is checked against the cache alone",
        messageFormat: "'Offline' looks for revocations in the cache of this machine only and refuses every certificate whose list nobody has fetched before; use 'Online'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Whether a certificate passes depends on what other programs of the machine have fetched, and when.",
        cwe: "299");

    public static readonly DiagnosticDescriptor MTLS3016ChainStatusDecides = Create(
        id: "MTLS3016",
        title: "An empty ChainStatus decides instead of Build",
        messageFormat: "That 'ChainStatus' is empty does not prove that the certificate is good: it is so before 'Build' as well; go by what 'Build' returns",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "The status lists what was found, and Build decides what that means. CVE-2024-0057 was an empty status behind a refusal.",
        cwe: "296");

    public static readonly DiagnosticDescriptor MTLS3017ServicePointManagerIgnored = Create(
        id: "MTLS3017",
        title: "ServicePointManager callback does not affect HttpClient",
        messageFormat: "'ServicePointManager.ServerCertificateValidationCallback' has no effect on HttpClient: its handlers keep their own validation; set 'ServerCertificateCustomValidationCallback' or 'SslOptions' on the handler instead",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "Since .NET Core, HttpClient does not read ServicePointManager. Only the obsolete WebRequest family and SmtpClient do.",
        cwe: "440");

    public static readonly DiagnosticDescriptor MTLS3018CatchAccepts = Create(
        id: "MTLS3018",
        title: "Certificate validation callback accepts in a catch block",
        messageFormat: "{0} accepts the certificate when its own check throws, so whoever can make the check fail gets in; return false in the catch block{1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Warning,
        description: "A validation callback that throws only refuses the connection. Catching the exception and accepting turns a failure into an open door.",
        cwe: "636");

    public static readonly DiagnosticDescriptor MTLS3019EmptyListAllowsAll = Create(
        id: "MTLS3019",
        title: "Empty list of allowed certificates lets everybody in",
        messageFormat: "While this list is empty everybody is let in, so a setting that is missing opens the service; refuse everybody then, or throw when the service starts",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A list of allowed certificates that is empty allows nobody. Code that takes it for \"no restriction\" fails open where the setting is misspelled or missing.",
        cwe: "636");

    public static readonly DiagnosticDescriptor MTLS3020WcfValidation = Create(
        id: "MTLS3020",
        title: "WCF accepts certificates whose origin nobody checks",
        messageFormat: "{0}; {1}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "A mode or a validator of its own takes the place of WCF's validation. Issuer, subject and dates prove nothing: whoever forges a certificate writes them.",
        cwe: "295");

    public static readonly DiagnosticDescriptor MTLS3022LocalDateAgainstUtc = Create(
        id: "MTLS3022",
        title: "Certificate date in local time compared with UTC",
        messageFormat: "'{0}' is local time and '{1}' is not, and DateTime compares the figures alone, so the result is wrong by the offset of the time zone; write '{2}.ToUniversalTime()', or compare with 'DateTime.Now'",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        description: "An expired certificate counts as valid for hours east of Greenwich, and a valid one as expired west of it. On a server whose clock shows UTC nothing is to be seen.",
        cwe: "298");
}
