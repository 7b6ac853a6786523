namespace ClientCertAnalyzers.AspNetCore.Routing;

/// <summary>The mark that <c>RequireClientCertificate()</c> leaves.</summary>
internal sealed class RequirementMetadata : IRequireClientCertificateMetadata
{
    public static RequirementMetadata Instance { get; } = new();

    public override string ToString() => "Requires a client certificate";
}
