namespace ClientCertAnalyzers.Libraries;

/// <summary>Servers of the old gRPC library. Here it is the client whose certificate nobody looks at.</summary>
internal static class MTLS3512GrpcTrustsClientRows
{
    private const string Credentials = "Grpc.Core.SslServerCredentials";

    public static readonly Library[] Libraries =
    [
        new(Rules.MTLS3512GrpcTrustsClient, "Grpc.Core")
        {
            Switches = [Argument("RequestAndRequireButDontVerify", "RequestAndRequireAndVerify"), Argument("RequestButDontVerify", "RequestAndVerify")],
        },
    ];

    private static LibrarySwitch Argument(string wrong, string right) =>
        LibrarySwitch.Argument(Credentials, LibrarySwitch.Constructor, "clientCertificateRequest", wrong, right) with { Effect = "accept every client certificate" };
}
