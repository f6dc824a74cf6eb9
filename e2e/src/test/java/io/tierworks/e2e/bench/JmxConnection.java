package io.tierworks.e2e.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// The management beans of a JVM on this machine.
record JmxConnection(JMXConnector connector, MBeanServerConnection beans) implements AutoCloseable {
  // The address comes from a process of ours, not from a user.
  @SuppressWarnings("BanJNDI")
  static JmxConnection attach(long pid) {
    try {
      var machine = VirtualMachine.attach(Long.toString(pid));
      var connector =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      machine.detach();
      return new JmxConnection(connector, connector.getMBeanServerConnection());
    } catch (AttachNotSupportedException e) {
      throw new IllegalStateException("process " + pid + " has no JVM", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Counts of all beans that a pattern names, added up by one key of their names.
  ///
  /// @param pattern for example `kafka.network:type=RequestMetrics,name=RequestsPerSec,*`
  Map<String, Long> counts(String pattern, String key) {
    try {
      var counts = new TreeMap<String, Long>();
      for (var bean : beans.queryNames(new ObjectName(pattern), null)) {
        var count = (Long) beans.getAttribute(bean, "Count");
        counts.merge(bean.getKeyProperty(key), count, Long::sum);
      }
      return counts;
    } catch (JMException e) {
      throw new IllegalStateException(pattern, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes of heap that all threads have allocated since the JVM's start.
  long allocated() {
    try {
      var threads = new ObjectName("java.lang:type=Threading");
      return (Long) beans.getAttribute(threads, "TotalThreadAllocatedBytes");
    } catch (JMException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
