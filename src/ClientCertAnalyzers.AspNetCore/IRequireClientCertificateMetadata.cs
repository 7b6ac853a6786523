namespace ClientCertAnalyzers.AspNetCore;

/// <summary>Marks an endpoint that only a valid client certificate opens. There is no mark that lifts it again.</summary>
public interface IRequireClientCertificateMetadata;
