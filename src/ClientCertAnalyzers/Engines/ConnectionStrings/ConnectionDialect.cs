namespace ClientCertAnalyzers.Engines.ConnectionStrings;

/// <summary>How a library writes its connection strings.</summary>
internal enum ConnectionDialect
{
    /// <summary><c>Server=db;Encrypt=True</c>, with quotes around a value that needs them.</summary>
    AdoNet,

    /// <summary><c>mongodb://host/?tls=true&amp;tlsInsecure=true</c></summary>
    Url,

    /// <summary><c>host:6379,ssl=true</c></summary>
    Redis,
}
