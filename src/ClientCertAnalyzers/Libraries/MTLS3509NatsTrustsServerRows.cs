namespace ClientCertAnalyzers.Libraries;

/// <summary>NATS.</summary>
internal static class MTLS3509NatsTrustsServerRows
{
    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3509NatsTrustsServer, "NATS.Client.Core")
        {
            Switches = [LibrarySwitch.Property("NATS.Client.Core.NatsTlsOpts", "InsecureSkipVerify", wrong: "true", right: "false")],
            OwnValidation = ["ConfigureClientAuthentication"],
        },
    ];
}
