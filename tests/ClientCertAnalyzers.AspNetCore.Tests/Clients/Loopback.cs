using System.Net;
using System.Net.Sockets;

namespace ClientCertAnalyzers.AspNetCore.Tests.Clients;

/// <summary>Ports for servers that cannot choose one themselves, or cannot say which.</summary>
internal static class Loopback
{
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits for a server.</summary>
    /// <param name="port">Where it is to be.</param>
    /// <param name="failure">Says why it will never come; <see langword="null"/> while it may.</param>
    public static async Task UntilAcceptedAsync(int port, Func<string?>? failure = null)
    {
        while (!await IsAcceptedAsync(port))
        {
            Assert.Null(failure?.Invoke());
            await Task.Delay(20);
        }
    }

    private static async Task<bool> IsAcceptedAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
